import { buildGraphiql } from '../graphiql/build.ts';
import { createPractice, people } from './practice.ts';
const t = Date.now();
const page = await buildGraphiql({ progress: console.log });
console.log('built', Date.now() - t, page);
const practice = await createPractice({ page, demoSignIns: people, payWithTestCard: async (s) => void practice.paid.push(s) });
const l = await practice.router.listen({ host: '127.0.0.1', port: Number(process.argv[2] ?? 0) });
console.log(l.url);
setInterval(() => practice.holdSlot(), 3000);
