-- A letter may be about a known incident (已知事件) instead of a case: then its number stands here, and until is the expected
-- end that passed.

alter table outbox_letter
    alter column case_id drop not null,
    add column about text,
    add constraint outbox_letter_about_something check ((case_id is null) = (about is not null)),
    add constraint outbox_letter_about_for_units check (about is null or unit_id is not null);
create unique index outbox_letter_about_once on outbox_letter (about, until, channel, kind, unit_id) where about is not null;
