-- A fourth part in which a unit carries an answer: 3, it dealt with the known incident 已知事件 by which the request was answered.

alter table assessed_part drop constraint assessed_part_share_known;
alter table assessed_part add constraint assessed_part_share_known check (share between 0 and 3);
alter table assessed_answer drop constraint assessed_answer_share_known;
alter table assessed_answer add constraint assessed_answer_share_known check (share between 0 and 3);
comment on column assessed_part.share is
    '0 in charge 主办, 1 assisting 协办, 2 called by a whistle 被吹哨, 3 dealt with the known incident 已知事件';
