import { publishedPolicy } from "@/server/domain/policy/document";
import { judgeOf } from "@/server/domain/policy/examples";
import { walk } from "@/server/domain/policy/graph/walk";
import type { ExampleTicket, Way } from "@/server/domain/policy/graph/way";
import { upgradePolicy } from "@/server/domain/policy/upgrade";

/** The way of an example through a document that may have any other fault; null while it has not the shape of a policy. */
export function drawn(document: unknown, ticket: ExampleTicket): Way | null {
  const parsed = publishedPolicy.safeParse(upgradePolicy(document));
  return parsed.success ? walk(judgeOf(parsed.data), ticket) : null;
}
