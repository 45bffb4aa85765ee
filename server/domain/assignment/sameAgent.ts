/** "Same customer back soon": so many days after somebody had a ticket of theirs, the customer's next one prefers the same
 *  person. As long as a matter counts as not settled for good, which containment and reopening use too; after that nobody
 *  remembers the case better than its brief tells it. */
export const sameAgentDays = 7;
