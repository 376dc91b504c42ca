import { z } from 'zod';
import { assetNameSchema, assetPurposeSchema, assetTagsSchema } from '../../core/library-item.ts';

/** What a person says of an upload to the library, as fields of a form. */
export const assetFieldsSchema = z.strictObject({
  purpose: assetPurposeSchema,
  name: assetNameSchema.optional(),
  /** Parted by commas. */
  tags: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    )
    .pipe(assetTagsSchema),
});
