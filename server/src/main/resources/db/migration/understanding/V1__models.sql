-- Models (模型) learned from the city's own cases, every one kept with its figures; the claim of who learns.

create table understanding_model (
    id              bigint      generated always as identity primary key,
    subject         text        not null check (subject in ('CATEGORY', 'KIND', 'URGENCY', 'UNIT')),
    learned_at      timestamptz not null,
    lessons         integer     not null,
    lessons_from    timestamptz not null,
    held_out_from   timestamptz not null,
    held_out_until  timestamptz not null,
    held_out        integer     not null,
    accuracy        double precision not null,
    top_three       double precision not null,
    sure_share      double precision not null,
    sure_right      double precision not null,
    before_accuracy double precision, -- the model then in force, on the same cases
    state           text        not null check (state in ('IN_FORCE', 'RETIRED', 'NOT_BETTER', 'ROLLED_BACK')),
    in_force_since  timestamptz,
    decided_by      text        not null,
    model           bytea       not null
);
create unique index understanding_model_in_force on understanding_model (subject) where state = 'IN_FORCE';

create table understanding_lesson (
    subject       text primary key check (subject in ('CATEGORY', 'KIND', 'URGENCY', 'UNIT')),
    learned_at    timestamptz,
    claimed_until timestamptz
);
insert into understanding_lesson (subject) values ('CATEGORY'), ('KIND'), ('URGENCY'), ('UNIT');
