import type { ProductFeature } from "./features";
import type { Entities } from "./understanding";

/** What a text names, in words: product features by name, references as the customer wrote them. */
export interface Named {
  features: string[];
  references: string[];
}

/** Entities in words. `text` is what the offsets point into, subject first; null once it was erased, and the references with
 *  it. A feature that the policy no longer has goes by its id. Each once, in its order. */
export function namedIn(
  entities: Entities | undefined,
  text: string | null,
  features: readonly Pick<ProductFeature, "id" | "name">[],
): Named {
  const nameOf = (id: string) => features.find((f) => f.id === id)?.name ?? id;
  const quoted = text === null ? [] : (entities?.references ?? []).map(({ start, end }) => text.slice(start, end));
  return {
    features: [...new Set((entities?.features ?? []).map(nameOf))],
    references: [...new Set(quoted.filter((one) => one !== ""))],
  };
}
