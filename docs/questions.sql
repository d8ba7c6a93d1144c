-- What a data editor asks on the first day, asked of the sample articles. Each runs in DuckDB and in Athena.
-- One amount per group of copies: a wire story printed ten times is one report.

-- 1 A toll over time, by source.
select as_of, source_name, max(amount) as toll, count(distinct group_id) as reports, bool_or(verification in ('unverified', 'disputed')) as flagged
from claims
where place_name = 'Sarn Valley' and outcome = 'killed' and scope = 'whole' and aggregation = 'total'
  and modality not in ('forecast', 'planned', 'hypothetical') and not negated
group by as_of, source_name
order by as_of, source_name;

-- 2 Contested: two sources, the same place, outcome, class and time, different totals.
select a.place_name, a.outcome, a.as_of, a.source_name as says, a.amount, b.source_name as but, b.amount as other
from claims a
join claims b on a.place_name = b.place_name and a.outcome = b.outcome and a.counted_class = b.counted_class
  and coalesce(a.story_id, '') = coalesce(b.story_id, '') and a.as_of = b.as_of and a.source_name < b.source_name
where a.scope = 'whole' and b.scope = 'whole' and a.aggregation = 'total' and b.aggregation = 'total' and a.amount <> b.amount;

-- 3 Breakdown: which part of the dead were whom.
select w.source_name, w.amount as total, p.counted_class, p.amount, p.amount / w.amount as part
from claims p
join claims w on p.related_figure_id = w.figure_id
where p.scope = 'part_of' and w.outcome = 'killed';

-- 4 Numbers that only one source gives.
select coalesce(story_id, group_id) as story, outcome, amount, place_name, min(source_name) as only_source
from claims
where source_name is not null
group by 1, outcome, amount, place_name
having count(distinct source_name) = 1;

-- 5 Who is quoted most.
select coalesce(e.name, t.source_exact) as speaker, t.source_kind, count(*) as n
from attributions t
left join entities e on e.entity_id = t.source_entity_id and e.article_id = t.article_id
group by 1, 2
order by n desc;

-- 6 Unverified and published anyway.
select a.publisher, count(*) filter (where f.verification = 'unverified') as unverified, count(*) as n
from figures f
join articles a on a.article_id = f.article_id
where f.outcome <> 'none'
group by a.publisher;

-- 7 Who held which role.
select e.name, e.role, e.affiliation, min(a.published_date) as first_seen, max(a.published_date) as last_seen
from entities e
join articles a on a.article_id = e.article_id
where e.type = 'PERSON' and e.role is not null
group by e.name, e.role, e.affiliation;

-- 8 The evidence for a number.
select a.headline, f.exact, substr(a.text, f.start_char + 1, f.end_char - f.start_char) as proof
from figures f
join articles a on a.article_id = f.article_id
where f.value between 4000 and 5000;

-- 9 New deaths per day, not totals; copies counted once, parts not added to their wholes.
select as_of, source_name, sum(amount) as new_deaths
from (
  select distinct as_of, source_name, place_name, group_id, amount
  from claims
  where aggregation = 'increment' and outcome = 'killed' and scope in ('whole', 'additional')
)
group by as_of, source_name;

-- 10 What changed after publication: a corrected number.
select n.article_id, o.exact as was, n.exact as became, n.counted_head, n.outcome, n.valid_from as corrected_at
from figure_versions o
join figure_versions n on n.article_id = o.article_id and n.version = o.version + 1 and n.kind = o.kind and n.counted_head = o.counted_head
  and n.outcome = o.outcome and coalesce(n.source_name, '') = coalesce(o.source_name, '')
where n.value <> o.value and not exists (
  select 1 from figure_versions s
  where s.article_id = n.article_id and s.version = n.version and s.value = o.value and s.counted_head = o.counted_head
);
