-- Dangers that citizens' words tell of (险情). A projection of facts, rebuilt at any time, hence without foreign keys.

create table danger_finding (
    case_id    bigint      not null,
    seq        integer     not null,
    kind       text        not null,
    confidence numeric(3, 2) not null check (confidence between 0 and 1),
    words      text[]      not null,
    at         timestamptz not null,
    primary key (case_id, seq, kind)
);
create index danger_finding_newest on danger_finding (at desc);

-- Who said that there is none (没有险情). A decision of a person: kept when the projection is rebuilt.
create table danger_none (
    case_id   bigint      not null primary key references case_file (id),
    person_id bigint      not null references person (id),
    at        timestamptz not null
);
