-- Automatic dispatch (自动派单): which held-out case a model was judged on, so that what people made of it can be
-- looked at again; and which requests no human saw before they had a unit.
alter table understanding_evidence add column case_id bigint;
alter table suggestion_given add column automatic boolean not null default false;
