-- title: Les titulaires dans le dernier état d’un contrat : ceux de la dernière modification qui en nomme
-- after: macros/decp_history, macros/decp_distinct
-- only: core
--
-- `history` is decp_history(amendments), `suppliers` those of the contract as signed. A supplier listed twice counts once.
create or replace temp macro decp_current_suppliers(suppliers, history) as
decp_distinct(coalesce(list_filter(history, lambda a: len(a.suppliers) > 0)[-1].suppliers, suppliers));
