-- Parked cases (挂账) have a state of their own; units that a whistle calls have parts of their own.

alter table case_file drop constraint case_file_state_check;
alter table case_file add constraint case_file_state_check check (state in (
    'SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'HANDLING', 'PARKED', 'REPLIED', 'REVISITING',
    'CLOSED', 'ARCHIVED', 'ANSWERED', 'GUIDED', 'LINKED', 'VOIDED'));
alter table case_file drop constraint case_file_check1;
alter table case_file add constraint case_file_has_a_lead check (
    lead_unit_id is not null
    or state not in ('DISPATCHED', 'HANDLING', 'PARKED', 'REPLIED', 'REVISITING'));
alter table case_file drop constraint case_file_check2;
alter table case_file add constraint case_file_ended check (
    (closed_at is null)
    = (state in ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'HANDLING', 'PARKED', 'REPLIED', 'REVISITING')));
alter table assignment drop constraint assignment_role_check;
alter table assignment add constraint assignment_role_check
    check (role in ('LEAD', 'ASSIST', 'CALLED', 'INNER'));
