#include "report/svg.h"

#include "report/html.h"

enum {
    WIDTH = 640,
    NAME = 220,  // room for the names
    EDGE = 12,
    ROW = 22,
    CURVE_HEIGHT = 180,
};

static void begin(struct buf *out, int height)
{
    buf_fmt(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
            "height=\"%d\" aria-hidden=\"true\" font-size=\"13\">\n",
            WIDTH, height, WIDTH, height);
}

static void end(struct buf *out)
{
    buf_put_c(out, "</svg>\n");
}

static void put_label(struct buf *out, double x, double y, struct str text)
{
    buf_fmt(out, "<text x=\"%.1f\" y=\"%.1f\" fill=\"#111\">", x, y);
    html_text(out, text);
    buf_put_c(out, "</text>\n");
}

static void put_line(struct buf *out, double x1, double y1, double x2, double y2,
                     const char *stroke)
{
    buf_fmt(out, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" fill=\"none\"/>\n", x1, y1, x2, y2,
            stroke);
}

static void put_dot(struct buf *out, double x, double y, bool is_full)
{
    buf_fmt(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" stroke=\"#111\"/>\n", x, y,
            is_full ? "#111" : "#fff");
}

static void put_cross(struct buf *out, double x, double y)
{
    buf_fmt(out, "<path d=\"M%.1f %.1fl8 8m0 -8l-8 8\" stroke=\"#111\" stroke-width=\"2\"/>\n",
            x - 4, y - 4);
}

// --- timeline

static double x_of(const struct session *s, uint32_t message)
{
    double room = WIDTH - NAME - 2 * EDGE;
    uint32_t last = s->incoming > 1 ? s->incoming : 2;
    return NAME + EDGE + room * (message - 1) / (last - 1);
}

static void put_days(const struct session *s, int height, struct buf *out)
{
    uint32_t day = 0;
    double free_from = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        const struct shown *line = &s->shown[i];
        if (line->number == 0 || line->day == day) {
            continue;
        }
        day = line->day;
        double x = x_of(s, line->number);
        put_line(out, x, ROW, x, height, "#ccc");
        if (x >= free_from) {
            buf_fmt(out, "<text x=\"%.1f\" y=\"14\" fill=\"#555\">%u</text>\n", x, day);
            free_from = x + 24;
        }
    }
}

static void put_sign(const struct session *s, const struct score_sign *one, double y,
                     struct buf *out)
{
    double from = x_of(s, one->onset);
    uint32_t last = one->t ? (one->t < s->incoming ? one->t : s->incoming) : s->incoming;
    double to = x_of(s, last);
    put_label(out, 0, y + 4, s->registry->signs[one->sign].name);
    if (!one->is_censored) {
        put_line(out, from, y, to, y, "#111");
    }
    put_dot(out, from, y, false);
    if (one->t) {
        put_dot(out, to, y, true);
    } else if (!one->is_censored) {
        put_cross(out, to, y);
    }
}

void svg_timeline(const struct session *s, const struct score *score, struct buf *out)
{
    if (score->sign_count == 0) {
        return;
    }
    int height = ROW * ((int)score->sign_count + 1) + EDGE;
    begin(out, height);
    put_days(s, height, out);
    for (uint32_t i = 0; i < score->sign_count; i++) {
        put_sign(s, &score->signs[i], ROW * (i + 1.5), out);
    }
    end(out);
}

// --- learning curve

static double curve_x(const struct profile *p, uint32_t i)
{
    return 3 * EDGE + (WIDTH - 4.0 * EDGE) * i / (p->points - 1);
}

static double curve_y(double level)
{
    return EDGE + (CURVE_HEIGHT - 2 * EDGE) * (1 - level);
}

static void put_band(const struct profile *p, struct buf *out)
{
    buf_put_c(out, "<path fill=\"#ddd\" d=\"");
    for (uint32_t i = 0; i < p->points; i++) {
        buf_fmt(out, "%c%.1f %.1f", i ? 'L' : 'M', curve_x(p, i), curve_y(p->curve[i].high));
    }
    for (uint32_t i = p->points; i-- > 0;) {
        buf_fmt(out, "L%.1f %.1f", curve_x(p, i), curve_y(p->curve[i].low));
    }
    buf_put_c(out, "Z\"/>\n");
}

void svg_curve(const struct profile *p, struct buf *out)
{
    if (p->points < 2) {
        return;
    }
    begin(out, CURVE_HEIGHT);
    put_band(p, out);
    put_line(out, 3 * EDGE, curve_y(0), WIDTH - EDGE, curve_y(0), "#999");
    put_line(out, 3 * EDGE, curve_y(1), WIDTH - EDGE, curve_y(1), "#999");
    put_label(out, 0, curve_y(1) + 4, STR("100"));
    put_label(out, EDGE, curve_y(0) + 4, STR("0"));
    for (uint32_t i = 0; i < p->points; i++) {
        if (i) {
            put_line(out, curve_x(p, i - 1), curve_y(p->curve[i - 1].level), curve_x(p, i),
                     curve_y(p->curve[i].level), "#111");
        }
        put_dot(out, curve_x(p, i), curve_y(p->curve[i].level), true);
    }
    end(out);
}
