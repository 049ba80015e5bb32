-- Thresholds (阈值): from which confidence a suggested category is filled in by itself, for all and for single
-- categories; every change is another row. And what a model said of the newest cases, which it had not seen.
alter table understanding_model add column sure_from double precision not null default 0.9;
comment on column understanding_model.sure_from is 'the model''s own confidence that is told as 0.9; above 1 where it is never sure';

create table understanding_evidence (
    model_id   bigint           not null references understanding_model (id) on delete cascade,
    category   text             not null,
    confidence double precision not null,
    correct    boolean          not null
);
create index understanding_evidence_of_model on understanding_evidence (model_id, category);

create table suggestion_threshold (
    id         bigint           generated always as identity primary key,
    category   text,            -- null for all that have none of their own
    fills_in   double precision check (fills_in between 0.5 and 1), -- null: never; for a category: as for all
    decided_by text             not null,
    decided_at timestamptz      not null
);
create index suggestion_threshold_of on suggestion_threshold (category, id desc);
