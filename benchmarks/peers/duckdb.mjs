// SPDX-License-Identifier: Apache-2.0
// The same work in DuckDB: node duckdb.mjs TASK MODEL THREADS. Prints what organograph_work prints. The queries
// are written from docs/measures.md; PEERS is the folder that has node_modules (benchmarks/compare sets it).
import { createRequire } from "node:module";
import { join } from "node:path";

const { DuckDBInstance } = createRequire(join(process.env.PEERS, "package.json"))("@duckdb/node-api");

// What each task needs; kept as tables, so that loading and computing can be told apart.
const posts = (model) => `create table posts as select post_id, organisation_id, reports_to, "function" as service,
    try_cast(tier as integer) as given_tier, holder from read_csv('${model}/posts.csv', header = true, all_varchar = true)`;
const attendance = (model) => `create table attendance as select meeting_id, attendee_id, role
    from read_csv('${model}/attendance.csv', header = true, all_varchar = true)`;
const meetings = (model) => `create table meetings as select meeting_id, kind, "function" as about, convened_by
    from read_csv('${model}/meetings.csv', header = true, all_varchar = true)`;
const shares = (model) => `create table shares as select post_id, organisation_id
    from read_csv('${model}/post_shares.csv', header = true, all_varchar = true)`;

const further = (model) => `create table further as select post_id, "function" as service
    from read_csv('${model}/post_functions.csv', header = true, all_varchar = true)`;

// Every post with each of its managers above, and the layer.
const above = [
  `create table numbers as select row_number() over () :: integer as n, * from posts`,
  `create table line as select a.n, b.n as manager from numbers a left join numbers b on a.reports_to = b.post_id`,
  `create table above as with recursive up(n, superior, steps) as (
     select n, manager, 1 from line where manager is not null
     union all
     select up.n, line.manager, steps + 1 from up join line on up.superior = line.n where line.manager is not null)
   select * from up`,
];

const tasks = {
  load: {
    needs: [posts, attendance, meetings, shares],
    work: [],
    answer: `select (select count(*) from posts) as posts, (select count(*) from meetings) as meetings,
      (select count(*) from attendance) as attendances`,
  },
  spans: {
    needs: [posts],
    work: [
      `create table span as select reports_to as post_id, count(*) as reports from posts where reports_to is not null group by 1`,
      `create table layer as with recursive down(post_id, layer) as (
         select post_id, 1 from posts where reports_to is null
         union all
         select p.post_id, layer + 1 from down join posts p on p.reports_to = down.post_id)
       select * from down`,
    ],
    // A post counts among all_reports of every manager above it, of which there are layer - 1.
    answer: `select (select count(*) from span) as managers, (select max(reports) from span) as span_max,
      (select count(*) from span where reports = 1) as one_to_one,
      (select max(layer) - min(layer) + 1 from layer) as layers, (select sum(layer - 1) from layer) as all_reports`,
  },
  duplicated: {
    needs: [posts, attendance, meetings, shares, further],
    work: [
      ...above,
      `create table known as select n, post_id, service, holder, coalesce(given_tier, 1 + coalesce(steps, 0)) as tier,
         coalesce(served, p.organisation_id) as served
       from numbers p left join (select n, max(steps) as steps from above group by 1) using (n)
       left join (select post_id, string_agg(organisation_id, ';' order by organisation_id) as served from shares group by 1)
         using (post_id)`,
      // One seat a person: only posts whose single holder has several can share a seat.
      `create table several as select n, holder from known
       where holder in (select holder from posts where holder is not null and not contains(holder, ';')
         group by 1 having count(*) > 1)`,
      // A seat speaks for the meeting's service where the post has it, else for the post's own.
      `create table seats as select a.meeting_id, k.n, a.role, case when f.post_id is not null then m.about else k.service end as speaks
       from attendance a join known k on a.attendee_id = k.post_id join meetings m using (meeting_id)
       left join further f on f.post_id = k.post_id and f.service = m.about`,
      `delete from seats where (meeting_id, n) in (select (meeting_id, n) from (
         select s.meeting_id, s.n, row_number() over (partition by s.meeting_id, v.holder order by k.tier, k.post_id) as place
         from seats s join several v using (n) join known k using (n)) where place > 1)`,
      `create table size as select meeting_id, count(*) as seats, count(distinct coalesce(speaks, '')) as services,
         min(speaks) as service from seats group by 1`,
      `create table serving as select n, organisation_id from shares join known using (post_id)
       union all select n, organisation_id from numbers anti join shares using (post_id)`,
      `create table common as select distinct meeting_id from
         (select meeting_id, organisation_id, count(*) as serve from seats join serving using (n) group by 1, 2)
         join size using (meeting_id) where serve = seats`,
      `create table partner_meetings as select distinct meeting_id from attendance a anti join posts p on a.attendee_id = p.post_id`,
      `create table superiors as select s.meeting_id, s.n, u.superior, u.steps
       from seats s join above u using (n) join seats t on t.meeting_id = s.meeting_id and t.n = u.superior`,
      `create table kinds as select m.meeting_id, case when m.kind is not null then m.kind
         when p.meeting_id is not null or contains(coalesce(m.convened_by, ''), ';') then 'representation'
         when z.seats = 1 or l.meeting_id is not null then 'team'
         when z.services > 1 or z.service is null then 'representation'
         when c.meeting_id is not null then 'team' else 'counterparts' end as kind
       from meetings m join size z using (meeting_id) left join partner_meetings p using (meeting_id)
       left join common c using (meeting_id)
       left join (select distinct meeting_id from (select meeting_id, superior, count(*) as below from superiors group by 1, 2)
         join size using (meeting_id) where below = seats - 1) l using (meeting_id)`,
      `create table groups as select count(*) as seats, count(distinct served) as sets
       from seats join kinds using (meeting_id) join known k using (n)
       where kind = 'representation' and speaks is not null and role is distinct from 'statutory'
       group by meeting_id, speaks, tier`,
    ],
    answer: `select (select sum(seats) from groups) as compared, (select sum(seats - 1) from groups) as duplicated,
      (select sum(sets - 1) from groups) as across_organisations,
      (select count(*) from kinds where kind = 'team') as team_meetings,
      (select count(*) from (select 1 from superiors where steps <= 2 group by meeting_id, n having count(*) = 2)) as both_managers_present,
      (select count(*) from superiors where steps = 1) as with_own_manager,
      (select count(*) from (select distinct meeting_id, n from superiors)) as under_a_superior`,
  },
  pairs: {
    needs: [posts, attendance],
    work: [
      `create table ids as select post_id, row_number() over () :: integer as n from posts`,
      `create table series as select meeting_id, row_number() over () :: integer as m from (select distinct meeting_id from attendance)`,
      `create table seats as select m, n from attendance join ids on attendee_id = post_id join series using (meeting_id)`,
      `create table pairs as select a.n as a, b.n as b, count(*) as series from seats a join seats b on a.m = b.m and a.n < b.n
       group by 1, 2 having count(*) >= 5`,
    ],
    answer: `select count(*) as pairs, coalesce(sum(series), 0) as series, coalesce(max(series), 0) as most from pairs`,
  },
  same_people: {
    needs: [attendance],
    // Two sets with Jaccard >= 0.7 share one of the rarest n - ceil(0.7 n) + 1 attendees of each.
    work: [
      `create table ids as select attendee_id, row_number() over (order by count(*)) :: integer as a from attendance group by 1`,
      `create table series as select meeting_id, row_number() over () :: integer as m, count(*) :: integer as n
       from attendance group by 1 having count(*) >= 2`,
      `create table seats as select m, a, n from attendance join ids using (attendee_id) join series using (meeting_id)`,
      `create table prefix as select m, a, n from (select m, a, n, row_number() over (partition by m order by a) as place from seats)
       where place <= n - (7 * n + 9) // 10 + 1`,
      `create table candidates as select distinct x.m as m1, y.m as m2, x.n as n1, y.n as n2 from prefix x join prefix y on x.a = y.a
       and x.m < y.m where 10 * least(x.n, y.n) >= 7 * greatest(x.n, y.n)`,
      `create table same as select m1, m2, count(*) as common from candidates c join seats x on x.m = m1
       join seats y on y.m = m2 and y.a = x.a group by m1, m2, n1, n2 having 10 * count(*) >= 7 * (n1 + n2 - count(*))`,
    ],
    answer: `select count(*) as pairs, coalesce(sum(common), 0) as common from same`,
  },
};

const [task, model, threads] = process.argv.slice(2);
if (!(task in tasks)) {
  console.error(`duckdb.mjs: no task '${task}'`);
  process.exit(1);
}
const instance = await DuckDBInstance.create(":memory:", { threads });
const connection = await instance.connect();
const start = performance.now();
for (const table of tasks[task].needs) await connection.run(table(model.replaceAll("'", "''")));
const loaded = performance.now();
for (const step of tasks[task].work) await connection.run(step);
const reader = await connection.runAndReadAll(tasks[task].answer);
const names = reader.columnNames();
const answer = Object.fromEntries(reader.getRows()[0].map((value, i) => [names[i], Number(value)]));
const end = performance.now();
console.log(JSON.stringify({ load: (loaded - start) / 1000, compute: (end - loaded) / 1000, answer }));
process.exit(0);
