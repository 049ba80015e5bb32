-- A known incident (已知事件) may be opened out of a surge; that ends the alarm.

alter table surge_act drop constraint surge_act_kind_check;
alter table surge_act add constraint surge_act_kind_check check (kind in ('SEEN', 'NONE', 'MATTER', 'INCIDENT'));
