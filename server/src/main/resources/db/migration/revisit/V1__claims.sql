-- Which revisit agent has taken which case, so that no citizen is called by two at once.

create table revisit_claim (
    case_id    bigint primary key references case_file (id),
    person_id  bigint not null references person (id),
    until      timestamptz not null
);
create index revisit_claim_person on revisit_claim (person_id);
