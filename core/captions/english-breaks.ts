const CLINGS =
  /^(?:a|an|the|my|your|his|her|its|our|their|this|that|these|those|of|to|in|on|at|by|for|from|with|into|as|and|or|but|nor|so|if|when|because|who|which|not|no|is|are|was|were|be|been|am|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|very|too|more|most|i|we|you|he|she|they|it|mr|mrs|dr|st)$/i;
const OPENS =
  /^(?:and|but|or|nor|so|yet|because|although|though|while|when|where|who|whom|whose|which|that|if|unless|until|before|after|since|as|than|in|on|at|by|for|from|with|into|to|of|through|without|among|between)$/i;

/** How ill a caption or a line ends between two words of a language with spaces and Latin letters: 0 best, about 4 anywhere. */
export function englishBreakCost(word: string, next: string): number {
  if (/[.!?…]["'”’)\]]*$/u.test(word)) return 0;
  if (/[,;:–—][”’"']*$/u.test(word)) return 0.6;
  const bare = word.replace(/[^\p{L}\p{N}']/gu, '');
  const following = next.replace(/[^\p{L}\p{N}']/gu, '');
  if (CLINGS.test(bare)) return 8;
  return OPENS.test(following) ? 2 : 4;
}
