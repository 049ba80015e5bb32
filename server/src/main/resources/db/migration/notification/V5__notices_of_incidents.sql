-- A notice may be about a known incident (已知事件) instead of a case: that one is named in the row itself.

alter table notice
    alter column case_id drop not null,
    add column number text,
    add column title  text,
    add constraint notice_about_something check (
        (case_id is null) = (number is not null) and (number is null) = (title is null)
        and (case_id is not null or topic <> ''));
-- once for each expected end
create unique index notice_incident_once on notice (topic, at, unit_id, kind, coalesce(role, '')) where case_id is null;
