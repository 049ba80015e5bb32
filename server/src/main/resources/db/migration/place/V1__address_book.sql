-- The address book (地址簿): which street or community the cases of an address word ended in. Learned anew each night from
-- the cases; only names without numbers, each from at least three cases.

create table place_address (
    name       text        primary key check (name !~ '[0-9]'),
    unit_id    bigint      not null references unit (id),
    cases      integer     not null check (cases >= 3),
    share      double precision not null check (share > 0 and share <= 1),
    learned_at timestamptz not null
);
