-- A scheme (考核方案) is a text that people write, with its comments and in its order; a version that is in force
-- never changes, a draft does. What was stored as JSON becomes the same document as text.

alter table scheme
    add column yaml text,
    add column edition integer not null default 1,
    add column changed_by text not null default 'jieban',
    add column changed_at timestamptz not null default '2019-01-01T00:00:00Z',
    add column decided_by text,
    add column decided_at timestamptz,
    add column reason text,
    alter column effective_from drop not null;

update scheme set decided_by = 'jieban', decided_at = changed_at, reason = '', yaml = format(
$yaml$scheme: %s
name:
  zh-CN: %s
  en: %s
period:
  begins: %s %s
counts:
  without:
    kinds: %s
rates:
  response:
    name: {zh-CN: 响应率, en: Response}
    formula: contacted / valid
  solve:
    name: {zh-CN: 解决率, en: Solve}
    formula: solved / valid
  satisfaction:
    name: {zh-CN: 满意率, en: Satisfaction}
    formula: (satisfied + %s * basically) / valid
score:
  weights: {response: %s, solve: %s, satisfaction: %s}
  digits: %s
  minimumSample: %s
groups:
  STREET:
    name: {zh-CN: 街道乡镇, en: Streets and towns}
    units: {kinds: [STREET]}
  DISTRICT:
    name: {zh-CN: 区, en: Districts}
    units: {kinds: [DISTRICT]}
    takes: all
  DEPARTMENT:
    name: {zh-CN: 市级部门, en: Municipal departments}
    units: {kinds: [DEPARTMENT]}
  DISTRICT_DEPARTMENT:
    name: {zh-CN: 委办局, en: District departments}
    units: {kinds: [DISTRICT_DEPARTMENT]}
  ENTERPRISE:
    name: {zh-CN: 公共服务企业, en: Public-service enterprises}
    units: {kinds: [ENTERPRISE]}
$yaml$,
    code, document -> 'name' -> 'zh-CN', document -> 'name' -> 'en',
    document -> 'period' ->> 'startDay', document -> 'period' ->> 'startTime',
    document -> 'excludedKinds', document ->> 'basically',
    document -> 'weights' ->> 'response', document -> 'weights' ->> 'solve',
    document -> 'weights' ->> 'satisfaction', document ->> 'digits', document ->> 'minimumSample');

alter table scheme
    drop column document,
    alter column yaml set not null,
    add constraint scheme_in_force_is_decided
        check ((effective_from is null) = (decided_at is null) and (effective_from is null) = (decided_by is null));
