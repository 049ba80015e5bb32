-- What citizens ask about and who is in charge of it differ from city to city and change with every reform: data, with versions.
create table category (
    code        text primary key,
    name        text     not null,
    parent      text references category (code) deferrable initially deferred,
    level       smallint not null,
    kind        text     not null,
    urgency     text     not null,
    exempt      boolean  not null,
    sensitive   boolean  not null,
    weight      numeric  not null,
    keywords    text     not null,
    examples    text     not null,
    valid_until date, -- cases point here for ever, so a category ends and is never deleted
    constraint category_code_shape check (code <> '' and length(code) <= 32),
    constraint category_name_shape check (name <> '' and length(name) <= 100),
    constraint category_level_known check (level between 1 and 3),
    constraint category_level_fits_parent check ((level = 1) = (parent is null)),
    constraint category_not_its_own_parent check (parent <> code),
    constraint category_kind_known check (kind in ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')),
    constraint category_urgency_known check (urgency in ('DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX')),
    constraint category_weight_positive check (weight >= 0)
);

create table catalogue_version (
    version        integer primary key,
    effective_from timestamptz not null unique,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    note           text        not null,
    constraint catalogue_version_counts check (version >= 1)
);

create table catalogue_rule (
    version    integer not null references catalogue_version (version),
    number     integer not null,
    category   text references category (code),
    area       text,
    charge     text    not null,
    unit       text,
    function   text,
    assisting  text    not null,
    sign       text,
    contact    text,
    feedback   text,
    urgency    text,
    note       text    not null,
    primary key (version, number),
    constraint catalogue_rule_charge_known check (charge in ('STREET', 'DISTRICT', 'DISTRICT_DEPARTMENT', 'DEPARTMENT',
        'ENTERPRISE', 'HOTLINE')),
    constraint catalogue_rule_names_one_unit check (
        case when charge in ('STREET', 'DISTRICT') then unit is null and function is null
             else (unit is null) <> (function is null) end),
    constraint catalogue_rule_urgency_known check (urgency in ('DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX'))
);
create unique index catalogue_rule_once on catalogue_rule (version, coalesce(category, ''), coalesce(area, ''));

create table catalogue_limit (
    version  integer not null references catalogue_version (version),
    urgency  text    not null,
    dispatch text    not null,
    sign     text    not null,
    contact  text    not null,
    feedback text    not null,
    assist   text    not null,
    revisit  text    not null,
    primary key (version, urgency),
    constraint catalogue_limit_urgency_known check (urgency in ('DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX'))
);

-- Cases name the version and rule that decided them: what was in force stays as it was.
create function catalogue_is_not_rewritten() returns trigger language plpgsql as $$
begin
    raise exception 'a version of the dispatch catalogue is never changed, make a new one';
end
$$;
create trigger catalogue_version_stays before update or delete on catalogue_version
    for each row execute function catalogue_is_not_rewritten();
create trigger catalogue_rule_stays before update or delete on catalogue_rule
    for each row execute function catalogue_is_not_rewritten();
create trigger catalogue_limit_stays before update or delete on catalogue_limit
    for each row execute function catalogue_is_not_rewritten();

-- Which unit does a function (water, heating, housing ...) in which area; rules name functions so that they hold in every district.
create table catalogue_function (
    function text not null,
    charge   text not null,
    area     text,
    unit     text not null,
    constraint catalogue_function_shape check (function ~ '^[a-z][a-z0-9-]*$'),
    constraint catalogue_function_charge_known check (charge in ('DISTRICT_DEPARTMENT', 'DEPARTMENT', 'ENTERPRISE', 'HOTLINE'))
);
create unique index catalogue_function_once on catalogue_function (function, charge, coalesce(area, ''));

-- Compared by every node's copy. The numbers come from a sequence: a rolled back change never gives one again.
create sequence catalogue_revision_number;
create table catalogue_revision (
    one        boolean primary key default true,
    categories bigint not null,
    rules      bigint not null,
    constraint catalogue_revision_one_row check (one)
);
insert into catalogue_revision (categories, rules)
values (nextval('catalogue_revision_number'), nextval('catalogue_revision_number'));
