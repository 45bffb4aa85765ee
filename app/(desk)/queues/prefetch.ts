import { type AskParams, askOf } from "@/server/domain/lists/ticketAsk";
import { getQueryClient, trpc } from "../../hydrate";

/** Rows that a first screen shows, as the list asks for them. */
const firstRows = 50;

/** What a list of tickets shows first: its order, its count and its first rows, and a ticket that is open beside it. */
export async function prefetchList(asked: AskParams, queue: string | null): Promise<void> {
  const queries = getQueryClient();
  const ask = askOf(queue === null ? asked : { ...asked, queue });
  const { ticket } = asked;
  const first = async () => {
    const order = await queries.fetchInfiniteQuery(
      trpc.lists.order.infiniteQueryOptions(ask, { getNextPageParam: (last) => last.data.next }),
    );
    const numbers = order.pages[0]!.data.numbers.slice(0, firstRows);
    if (numbers.length > 0) await queries.prefetchQuery(trpc.lists.rows.queryOptions({ numbers }));
  };
  await Promise.all([
    first(),
    queries.prefetchQuery(trpc.lists.count.queryOptions(ask.filter)),
    queries.prefetchQuery(trpc.lists.choices.queryOptions()),
    queue === null && queries.prefetchQuery(trpc.lists.views.queryOptions()),
    typeof ticket === "string" && queries.prefetchQuery(trpc.tickets.byId.queryOptions({ id: ticket })),
  ]);
}
