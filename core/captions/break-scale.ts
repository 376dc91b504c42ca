/** What ends a clause for good: a comma or the end of a sentence. */
export const CLAUSE_END_COST = 0.6;
/** What ends a clause that the sentence goes on after. */
export const CONNECTIVE_COST = 2;
/** About what a break between any two words costs. */
export const PLAIN_BREAK_COST = 4.4;
/** Cost of a break that no reader should see, such as before an auxiliary verb. */
export const NEVER = 30;
/** The same where nothing else is left to break at: before a dependent noun it is worse still. */
export const WORST = 40;
