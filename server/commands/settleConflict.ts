import { writeAudit } from "../db/audit";
import { withLockedCustomers } from "../db/customers";
import { loadCustomer } from "../db/views/customer";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { wholeCustomer } from "./mergeCustomers";

/** Says that two customers whose addresses came together are two people, or takes that back. The audit keeps who said it and
 *  when, and for which kinds of address: should another kind come up, the question is open again. */
async function settle(customerId: string, otherId: string, actor: Actor, isDismissed: boolean): Promise<void> {
  await withLockedCustomers([customerId, otherId], async ({ tx, customers }) => {
    const one = await wholeCustomer(tx, customers, customerId);
    const other = await wholeCustomer(tx, customers, otherId);
    const conflict = (await loadCustomer(customerId))?.conflicts.find((c) => c.customerId === otherId);
    if (!conflict) {
      const text = `No message came with addresses of both ${one.name} and ${other.name}: there is nothing to settle.`;
      throw new BatonError("notFound", text, "otherId");
    }
    if ((conflict.dismissed !== null) === isDismissed) {
      const text = isDismissed
        ? `${conflict.dismissed?.by ?? "Somebody"} has said already that ${one.name} and ${other.name} are two people.`
        : `The question about ${one.name} and ${other.name} is open already.`;
      throw new BatonError("conflict", text, "otherId");
    }
    await writeAudit(tx, {
      actor,
      action: isDismissed ? "customer.dismissConflict" : "customer.restoreConflict",
      subject: { kind: "customer", id: customerId },
      details: { customers: [customerId, otherId], kinds: conflict.kinds },
    });
  });
}

export const dismissConflict = (customerId: string, otherId: string, actor: Actor) =>
  settle(customerId, otherId, actor, true);
export const restoreConflict = (customerId: string, otherId: string, actor: Actor) =>
  settle(customerId, otherId, actor, false);
