/** The largest refund that can be asked for in one request, in units of its currency, whatever a policy allows: above it, it
 *  was mistyped. */
export const largestRefund = 1_000_000;
