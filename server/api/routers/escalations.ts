import { isAllowed } from "../../auth/permissions";
import { now } from "../../clock";
import { listSetAside } from "../../db/alarms";
import { loadPerson } from "../../db/people";
import { currentPolicy } from "../../db/policies";
import { loadEscalations } from "../../db/views/escalations";
import { loadNotifications } from "../../db/views/notifications";
import { dutyAt } from "../../domain/authority/rota";
import { procedureFor, router, stamped } from "../trpc";

export const escalationsRouter = router({
  /** What burns and who holds it, and who is on duty: of the whole desk, or what concerns the person. */
  list: procedureFor("escalations.watch").query(async ({ ctx: { person } }) => {
    const { id: personId, role, teams } = person;
    const isAll = isAllowed(role, "escalations.watchAll");
    const [lists, policy, setAside] = await Promise.all([
      loadEscalations(isAll ? { all: true } : { all: false, personId, teams }),
      currentPolicy(),
      isAll ? listSetAside() : [],
    ]);
    const turn = policy && dutyAt(policy.document.authority, now());
    const manager = turn && (await loadPerson(turn.personId));
    return stamped({
      ...lists,
      setAside,
      isAll,
      duty: turn && manager ? { id: manager.id, name: manager.name, until: turn.until } : null,
      teams: (policy?.document.teams ?? []).map(({ id, name }) => ({ id, name })),
      tiers: (policy?.document.tiers ?? []).map(({ tier }) => tier),
    });
  }),
});

export const notificationsRouter = router({
  /** What I was told, newest first. Nobody else's. */
  mine: procedureFor("notifications.read").query(async ({ ctx: { person } }) =>
    stamped(await loadNotifications(person.id)),
  ),
});
