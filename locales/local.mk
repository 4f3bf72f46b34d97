# The catalogues: made in the build folder, never in the source; a .po with a fault
# stops the build.  locales/ui/LL.po is the program, locales/registry/LL.po signs and
# help lines, locales/scenarios/ID/LL.po a story.

localesdir = $(pkgdatadir)/locales

if NLS
all-local: locales/mo.stamp

locales/mo.stamp: $(po_files)
	$(AM_V_GEN)rm -rf locales/mo && $(MKDIR_P) locales/mo && for po in $(po_files); do \
	  lang=`basename $$po .po`; folder=`dirname $$po`; name=`basename $$folder`; \
	  test $$name = ui && name=wary; mkdir -p locales/mo/$$lang && \
	  $(MSGFMT) --check-format --check-domain -o locales/mo/$$lang/$$name.mo $(srcdir)/$$po || exit 1; \
	done && touch $@

install-data-local: locales/mo.stamp
	cd locales/mo && for mo in */*.mo; do \
	  test -f $$mo || continue; $(MKDIR_P) $(DESTDIR)$(localesdir)/`dirname $$mo` && \
	  $(INSTALL_DATA) $$mo $(DESTDIR)$(localesdir)/$$mo || exit 1; \
	done

uninstall-local:
	rm -rf $(DESTDIR)$(localesdir)

clean-local:
	rm -rf locales/mo locales/mo.stamp
endif

# What translators fill in.  Never run by make, check or dist.
update-po: src/cli/wary update-pot
	cd $(srcdir) && for po in $(po_files); do \
	  folder=`dirname $$po`; name=`basename $$folder`; test $$name = ui && name=wary; \
	  msgmerge --quiet --previous --no-wrap --backup=none --update $$po $$folder/$$name.pot || exit 1; \
	done
