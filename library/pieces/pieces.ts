import { CEDARS } from './cedars.ts';
import { EVENING_PRAYER } from './evening-prayer.ts';
import { FORTY_DAYS } from './forty-days.ts';
import { NEW_MORNING } from './new-morning.ts';
import { WHEAT_FIELD } from './wheat-field.ts';

/** The pieces that are written as chords and a melody. */
export const PIECES = [EVENING_PRAYER, CEDARS, WHEAT_FIELD, NEW_MORNING, FORTY_DAYS] as const;
