-- Templates of replies (回复模板): per category, in versions that are never changed.

create table reply_template (
    -- empty: for every category without one of its own
    category    text        not null,
    version     integer     not null check (version > 0),
    body        text        not null check (body <> ''),
    valid_from  date        not null,
    valid_until date,
    note        text        not null,
    person_id   bigint      not null references person (id),
    at          timestamptz not null,
    primary key (category, version),
    constraint reply_template_validity check (valid_until is null or valid_until >= valid_from)
);
