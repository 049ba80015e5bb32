-- Units between which a dispute (争议) runs have a part of their own, in which they state their view.

alter table assignment drop constraint assignment_role_check;
alter table assignment add constraint assignment_role_check
    check (role in ('LEAD', 'ASSIST', 'CALLED', 'PARTY', 'INNER'));
