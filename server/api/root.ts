import "server-only";
import { accountsRouter } from "./routers/accounts";
import { agentsRouter } from "./routers/agents";
import { analyticsRouter } from "./routers/analytics";
import { callsRouter } from "./routers/calls";
import { customersRouter } from "./routers/customers";
import { deliveriesRouter } from "./routers/deliveries";
import { demoRouter } from "./routers/demo";
import { inboxRouter, queuesRouter, ticketsRouter } from "./routers/desk";
import { escalationsRouter, notificationsRouter } from "./routers/escalations";
import { findRouter } from "./routers/find";
import { helpRouter } from "./routers/help";
import { historyRouter } from "./routers/history";
import { importsRouter } from "./routers/imports";
import { incidentsRouter } from "./routers/incidents";
import { knowledgeRouter } from "./routers/knowledge";
import { languageRouter } from "./routers/language";
import { learningRouter } from "./routers/learning";
import { listsRouter } from "./routers/lists";
import { liveRouter } from "./routers/live";
import { meRouter } from "./routers/me";
import { nowRouter } from "./routers/now";
import { patternsRouter } from "./routers/patterns";
import { peopleRouter } from "./routers/people";
import { policyRouter } from "./routers/policy";
import { reportsRouter } from "./routers/reports";
import { assistantRouter, reviewRouter } from "./routers/review";
import { similarRouter } from "./routers/similar";
import { simulationsRouter } from "./routers/simulations";
import { timeRouter } from "./routers/time";
import { createCallerFactory, router } from "./trpc";

export const appRouter = router({
  live: liveRouter,
  lists: listsRouter,
  language: languageRouter,
  me: meRouter,
  queues: queuesRouter,
  inbox: inboxRouter,
  tickets: ticketsRouter,
  agents: agentsRouter,
  analytics: analyticsRouter,
  calls: callsRouter,
  reports: reportsRouter,
  review: reviewRouter,
  similar: similarRouter,
  simulations: simulationsRouter,
  assistant: assistantRouter,
  accounts: accountsRouter,
  customers: customersRouter,
  deliveries: deliveriesRouter,
  demo: demoRouter,
  escalations: escalationsRouter,
  notifications: notificationsRouter,
  now: nowRouter,
  find: findRouter,
  help: helpRouter,
  history: historyRouter,
  imports: importsRouter,
  incidents: incidentsRouter,
  knowledge: knowledgeRouter,
  patterns: patternsRouter,
  people: peopleRouter,
  policy: policyRouter,
  learning: learningRouter,
  time: timeRouter,
});
export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
