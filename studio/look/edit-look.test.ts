import { describe, expect, it } from 'vitest';
import { resolveTemplate } from '../../core/template.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import { isLegible, isPlain, lookOf, withLook, withTemplate } from './edit-look.ts';

const template = sampleTemplate();
const video = sampleDocument();
const overridesAfter = (...changes: Parameters<typeof withLook>[2][]) =>
  changes.reduce((before, change) => withLook(before, template, change), video).template.overrides;

describe('the look of a video', () => {
  it('is the template as long as nothing was chosen', () => {
    expect(lookOf(template, {}, '16:9')).toMatchObject({
      captionSize: template.caption.type.size,
      captionBottom: template.caption.bottom['16:9'],
      accent: template.palette.accent,
      captionHighlight: template.palette.accent,
      progress: true,
      bug: true,
    });
    expect(lookOf(template, {}, '9:16').captionBottom).toBe(template.caption.bottom['9:16']);
  });

  it('is what was chosen', () => {
    const overrides = {
      accent: '#aa3300',
      bug: false,
      captionStyle: 'box',
      captionFamily: 'Gowun Dodum',
    } as const;
    expect(lookOf(template, overrides, '1:1')).toMatchObject({
      accent: '#AA3300',
      captionHighlight: '#AA3300',
      bug: false,
      captionStyle: 'box',
      captionFamily: 'Gowun Dodum',
    });
  });
});

describe('a choice of look', () => {
  it('is kept, and forgotten once it is what the template says anyway', () => {
    expect(overridesAfter({ captionSize: 90 }, { bug: false })).toEqual({ captionSize: 90, bug: false });
    const { size } = template.caption.type;
    expect(overridesAfter({ captionSize: 90 }, { captionSize: size })).toEqual({});
    expect(overridesAfter({ bug: false }, { bug: true })).toEqual({});
    expect(overridesAfter({ accent: '#AA3300' }, { accent: undefined })).toEqual({});
  });

  it('leaves the others alone', () => {
    const overrides = overridesAfter({ accent: '#AA3300' }, { captionHighlight: '#AA3300' });
    // the highlight is the accent anyway
    expect(overrides).toEqual({ accent: '#AA3300' });
  });

  it('shows in the template', () => {
    const overrides = overridesAfter({ captionBottom: 0.4 });
    expect(resolveTemplate(template, overrides).caption.bottom['9:16']).toBe(0.4);
  });
});

describe('another template', () => {
  it('keeps what helps reading and drops what was a matter of taste', () => {
    const changed = withLook(video, template, {
      captionSize: 90,
      captionBottom: 0.3,
      accent: '#AA3300',
      captionStyle: 'box',
    });
    expect(withTemplate(changed, 'still-waters').template).toEqual({
      id: 'still-waters',
      overrides: { captionSize: 90, captionBottom: 0.3 },
    });
    expect(isPlain(withTemplate(video, 'still-waters'))).toBe(true);
  });
});

describe('legible captions', () => {
  it('are light on what is dark', () => {
    expect(isLegible(template, {})).toBe(true);
    for (const captionStyle of ['outline', 'box', 'shadow'] as const) {
      expect(isLegible(template, { captionStyle, captionColor: '#FFFFFF' })).toBe(true);
      expect(isLegible(template, { captionStyle, captionColor: '#222233' })).toBe(false);
    }
  });
});
