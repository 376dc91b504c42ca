import type { CSSProperties } from 'react';
import type { Type } from '../core/template.ts';
import { fontStack } from './fonts.ts';

/**
 * CSS of a typeface. Korean words stay whole; only a word longer than the line is broken. Everything that a page
 * around us might set (the web app has its own style sheet) is said here.
 */
export const textStyle = (type: Type, fontSizePx: number): CSSProperties => ({
  fontFamily: fontStack(type.family),
  fontWeight: type.weight,
  fontSize: fontSizePx,
  fontStyle: 'normal',
  fontSynthesis: 'none',
  fontKerning: 'normal',
  fontFeatureSettings: 'normal',
  lineHeight: type.lineHeight,
  letterSpacing: `${type.letterSpacingEm}em`,
  color: type.color,
  wordBreak: 'keep-all',
  overflowWrap: 'anywhere',
  textWrap: 'balance',
  whiteSpace: 'pre-wrap',
  textTransform: 'none',
  textIndent: 0,
  margin: 0,
});
