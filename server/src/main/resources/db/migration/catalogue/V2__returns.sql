-- How long a case may be returned and what its clock does then differ from city to city; and a ruling can give a matter to another street.
alter table catalogue_limit
    add column give_back text,
    add column after_return text not null default 'ANEW',
    add constraint catalogue_limit_after_return_known check (after_return in ('ANEW', 'GOES_ON'));

alter table catalogue_rule drop constraint catalogue_rule_names_one_unit;
alter table catalogue_rule add constraint catalogue_rule_names_one_unit check (
    case charge when 'DISTRICT' then unit is null and function is null
                when 'STREET' then function is null
                else (unit is null) <> (function is null) end);
