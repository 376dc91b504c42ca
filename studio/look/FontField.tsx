import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fontStack, loadFonts } from '../../compositions/fonts.ts';
import { fontFamilySchema, type FontFamily } from '../../core/template.ts';

interface FontFieldProps {
  label: string;
  value: FontFamily;
  onChange: (family: FontFamily) => void;
  disabled?: boolean;
  testId?: string;
}

/** A typeface, each shown in itself. */
export function FontField({ label, value, onChange, disabled, testId }: FontFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  useFaces(open ? fontFamilySchema.options : [value]);
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-[15px] font-medium">
        {label}
      </span>
      <Select.Root
        value={value}
        open={open}
        onOpenChange={setOpen}
        disabled={disabled}
        onValueChange={(family) => onChange(fontFamilySchema.parse(family))}
      >
        <Select.Trigger
          aria-labelledby={id}
          className="flex h-12 items-center justify-between gap-2 rounded-card border border-line-strong bg-raised px-4 text-left text-base disabled:opacity-60"
          data-testid={testId}
        >
          <span className="truncate text-lg" style={{ fontFamily: fontStack(value) }}>
            <Select.Value />
          </span>
          <ChevronDown aria-hidden className="size-5 shrink-0 text-muted" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content
            position="popper"
            sideOffset={6}
            collisionPadding={12}
            className="animate-appear z-50 max-h-(--radix-select-content-available-height) w-(--radix-select-trigger-width) overflow-hidden rounded-card border border-line bg-raised p-1.5 text-ink shadow-lg shadow-black/5"
          >
            <Select.Viewport>
              {fontFamilySchema.options.map((family) => (
                <Select.Item
                  key={family}
                  value={family}
                  className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 text-lg outline-none data-[highlighted]:bg-sunken"
                >
                  <span className="flex-1" style={{ fontFamily: fontStack(family) }}>
                    <Select.ItemText>{t(`look.fonts.${family}`)}</Select.ItemText>
                  </span>
                  <Select.ItemIndicator>
                    <Check aria-hidden className="size-5" />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}

/** Declares families in the page, as far as their names need them. Without them the names are read all the same. */
function useFaces(families: readonly FontFamily[]): void {
  const { t } = useTranslation();
  const wanted = families.join();
  useEffect(() => {
    const needs = wanted
      .split(',')
      .map((name) => fontFamilySchema.parse(name))
      .map((family) => ({ family, weight: 400, text: t(`look.fonts.${family}`) }));
    loadFonts(needs).catch(() => {});
  }, [wanted, t]);
}
