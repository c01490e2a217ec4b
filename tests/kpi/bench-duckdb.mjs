// usage: bench-duckdb.mjs CSV: the four questions of bench-kpis.c, asked of DuckDB on one thread; median of nine, processor time
import { createRequire } from 'module';

const { DuckDBInstance } = createRequire(process.cwd() + '/')('@duckdb/node-api');

const month = "date_trunc('month', make_timestamp(created * 1000000))";
const stages = 'count(*), count(*) filter (mql > 0), count(*) filter (sql > 0), count(*) filter (opportunity > 0), ' +
  'count(*) filter (customer > 0)';
const questions = {
  'how far by month': `select ${month}, ${stages} from lead group by 1`,
  'how far by source': `select source, ${stages} from lead group by 1`,
  'how far by month and source, and revenue': `select ${month}, source, ${stages}, sum(value) from lead group by 1, 2`,
  'time to first contact by month':
    `select ${month}, quantile_disc(contact - created, [0.5, 0.9]) from lead where contact > 0 group by 1`,
};

const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
await connection.run(`create table lead as select * from read_csv('${process.argv[2]}')`);
let together = 0;
for (const [name, question] of Object.entries(questions)) {
  const times = [];
  for (let run = 0; run < 9; run++) {
    const start = process.cpuUsage();
    await (await connection.run(question)).getRows();
    const used = process.cpuUsage(start);
    times.push((used.user + used.system) / 1000);
  }
  const median = times.sort((a, b) => a - b)[4];
  together += median;
  console.log(`${name.padEnd(42)} ${median.toFixed(1).padStart(6)} ms by DuckDB`);
}
console.log(`${'together'.padEnd(42)} ${together.toFixed(1).padStart(6)} ms by DuckDB`);
