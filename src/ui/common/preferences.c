#include "ui/common/preferences.h"

#include <gtk/gtk.h>

enum
{
  PAPER_AUTOMATIC,
  PAPER_A4,
  PAPER_LETTER,
};

/**
 * accord_preferences:
 *
 * Returns: (transfer none): the settings of the program, of this person on this computer
 */
GSettings *
accord_preferences (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (ACCORD_APP_ID);

  return settings;
}

/**
 * accord_preferences_get_paper:
 *
 * Returns: the paper of PDF files: as chosen, or that of the country of the locale
 */
AccordPaper
accord_preferences_get_paper (void)
{
  int paper = g_settings_get_enum (accord_preferences (), "paper");

  if (paper == PAPER_AUTOMATIC)
    paper = g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0 ? PAPER_LETTER : PAPER_A4;

  return paper == PAPER_LETTER ? ACCORD_PAPER_LETTER : ACCORD_PAPER_A4;
}

/**
 * accord_preferences_get_identity:
 * @workspace_uuid: of a file
 *
 * Returns: (transfer full) (nullable): the id of the member that this person chose to be in that file
 */
char *
accord_preferences_get_identity (const char *workspace_uuid)
{
  g_autoptr (GVariant) identities = g_settings_get_value (accord_preferences (), "identities");
  char *member = NULL;

  g_variant_lookup (identities, workspace_uuid, "s", &member);

  return member;
}

/**
 * accord_preferences_set_identity:
 * @workspace_uuid: of a file
 * @member_id: of one of its members
 *
 * Remembers who this person is in that file.
 */
void
accord_preferences_set_identity (const char *workspace_uuid,
                                 const char *member_id)
{
  g_autoptr (GVariant) identities = g_settings_get_value (accord_preferences (), "identities");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *uuid, *member;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, identities);
  while (g_variant_iter_next (&iter, "{&s&s}", &uuid, &member))
    if (!g_str_equal (uuid, workspace_uuid))
      g_variant_builder_add (&builder, "{ss}", uuid, member);
  g_variant_builder_add (&builder, "{ss}", workspace_uuid, member_id);
  g_settings_set_value (accord_preferences (), "identities", g_variant_builder_end (&builder));
}
