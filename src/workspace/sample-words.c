#include "sample-words.h"

#define WORDS(array) { array, G_N_ELEMENTS (array) }

static const AccordSampleWord SOURCES[] = {
  { "Organic search", 25, 1.0 }, { "Paid search", 19, 0.75 }, { "Trade fair", 13, 1.15 },
  { "Webinar", 12, 1.0 },        { "Distributor", 9, 1.4 },   { "Newsletter", 8, 0.95 },
  { "Referral", 7, 1.7 },        { "Social media", 5, 0.5 },  { NULL, 2, 0.8 },
};

static const AccordSampleWord INDUSTRIES[] = {
  { "Food", 22, 1.05 }, { "Chemicals", 19, 1.1 }, { "Machinery", 18, 1.0 }, { "Pharma", 12, 1.1 },
  { "Water", 11, 0.9 }, { "Wholesale", 10, 1.0 }, { NULL, 8, 0.8 },
};

static const AccordSampleWord SIZES[] = {
  { "1–10", 9, 0.5 },       { "11–50", 21, 0.8 },        { "51–200", 30, 1.1 },
  { "201–1,000", 24, 1.2 }, { "1,001–5,000", 10, 1.1 }, { NULL, 6, 0.8 },
};

static const AccordSampleWord COUNTRIES[] = {
  { "Germany", 30, 1 }, { "Austria", 11, 1 }, { "Switzerland", 9, 1 }, { "Netherlands", 11, 1 }, { "Poland", 10, 0.9 },
  { "Italy", 9, 0.9 },  { "France", 9, 0.9 }, { "Denmark", 6, 1.1 },   { "Czechia", 5, 0.9 },
};

static const AccordSampleWord OWNERS[] = {
  { "Jonas Pohl", 40, 1.0 }, { "Leila Nasser", 35, 1.1 }, { "Emil Brandt", 25, 0.9 },
};

static const AccordSampleWord INTERESTS[] = {
  { "Spares", 38, 1.2 }, { "Flow sensors", 27, 1.0 }, { "Pressure sensors", 23, 1.0 }, { "Calibration", 12, 0.9 },
};

static const AccordSampleWord REJECT_REASONS[] = {
  { "No need", 27, 1 },     { "Bad timing", 22, 1 }, { "No money", 16, 1 },
  { "Not a buyer", 15, 1 }, { "Not our market", 10, 1 }, { "Wrong data", 6, 1 }, { NULL, 4, 1 },
};

static const AccordSampleWord QUALITIES[] = { { "good", 45, 1 }, { "fair", 38, 1 }, { "poor", 17, 1 } };

const AccordSampleWords accord_sample_sources = WORDS (SOURCES);
const AccordSampleWords accord_sample_industries = WORDS (INDUSTRIES);
const AccordSampleWords accord_sample_sizes = WORDS (SIZES);
const AccordSampleWords accord_sample_countries = WORDS (COUNTRIES);
const AccordSampleWords accord_sample_owners = WORDS (OWNERS);
const AccordSampleWords accord_sample_interests = WORDS (INTERESTS);
const AccordSampleWords accord_sample_reject_reasons = WORDS (REJECT_REASONS);
const AccordSampleWords accord_sample_qualities = WORDS (QUALITIES);

static const char *const MAINTENANCE[] = { "Maintenance lead", "Head of maintenance", "Maintenance technician", NULL };
static const char *const PLANT[] = { "Plant manager", "Production manager", "Head of operations", NULL };
static const char *const QUALITY[] = { "Quality engineer", "Quality manager", "Calibration engineer", NULL };
static const char *const BUYING[] = { "Buyer", "Purchasing manager", "Category manager", NULL };
static const char *const OTHERS[] = { "Project engineer", "Managing director", "Consultant", "Process engineer",
                                      "Student", "Research assistant", "IT manager", "Design engineer", NULL };

const AccordSampleRole accord_sample_roles[] = {
  { MAINTENANCE, 17, 1.75, 1.0 }, { PLANT, 13, 1.2, 1.5 }, { QUALITY, 20, 0.95, 0.85 },
  { BUYING, 10, 0.95, 0.75 },     { OTHERS, 40, 0.6, 1.0 },
};
const guint accord_sample_n_roles = G_N_ELEMENTS (accord_sample_roles);

static const struct
{
  const char *source;
  const char *campaigns[4];
} CAMPAIGNS[] = {
  { "Paid search", { "Spares by serial number", "Replace your flow sensor", "Certificates included", NULL } },
  { "Trade fair", { "Process Days", "Food Line Expo", NULL } },
  { "Webinar", { "What an hour costs", "Ready for the audit", "Spares without stock", NULL } },
  { "Newsletter", { "Quarterly letter", "Calibration reminder", NULL } },
  { "Social media", { "Sensor of the week", NULL } },
};

static const char *const FIRST_NAMES[] = {
  "Ada", "Bruno", "Clara", "Dario", "Elin", "Felix", "Greta", "Hanno", "Irma", "Jaro", "Kaja", "Leon", "Mirja", "Nils",
  "Oda", "Pavel", "Quirin", "Rosa", "Sven", "Tilda", "Ugo", "Vera", "Wanda", "Xaver", "Yara", "Zeno",
};

static const char *const LAST_NAMES[] = {
  "Ahlberg", "Bergner", "Castell", "Dornfeld", "Eklund", "Fassbach", "Grabner", "Hollweg", "Ingwer", "Jaworn",
  "Kallsen", "Lindorf", "Marwick", "Novotar", "Ostrava", "Pernell", "Quast", "Rademond", "Silvano", "Thorvik",
  "Ulmen", "Vantour", "Wesselin", "Ybarro", "Zandberg",
};

static const char *const BEGINNINGS[] = { "Quill", "Harrow", "Ox", "Bram", "Fenn", "Larch", "Mar", "Tarn", "Wick", "Sorrel",
                                          "Pell", "Corr", "Dunn", "Eld", "Gant", "Hask", "Ivel", "Jarr", "Kest", "Lomm" };
static const char *const ENDINGS[] = { "fen",  "mist", "tarn", "ford", "wick",  "holm",
                                       "by",   "dale", "ross", "mere", "stead", "vale" };

static const struct
{
  const char *industry;
  const char *nouns[4];
} COMPANIES[] = {
  { "Food", { "Foods", "Dairy", "Bakeries", "Mills" } },
  { "Chemicals", { "Chemicals", "Resins", "Coatings", "Polymers" } },
  { "Machinery", { "Pumps", "Bearings", "Presses", "Drives" } },
  { "Pharma", { "Pharma", "Laboratories", "Remedies", "Biotech" } },
  { "Water", { "Waterworks", "Filters", "Utilities", "Hydraulics" } },
  { "Wholesale", { "Supplies", "Trading", "Technics", "Wholesale" } },
};

static const char *
draw_text (const char *const *texts,
           guint              n,
           GRand             *rand)
{
  return texts[(guint) (g_rand_double (rand) * n)];
}

/* accord_sample_draw:
 *
 * Returns: a word of the list, as often as its weight says
 */
const AccordSampleWord *
accord_sample_draw (const AccordSampleWords *words,
                    GRand                   *rand)
{
  double sum = 0, left;

  for (guint i = 0; i < words->n_words; i++)
    sum += words->words[i].weight;
  left = g_rand_double (rand) * sum;
  for (guint i = 0; i + 1 < words->n_words; i++)
    {
      left -= words->words[i].weight;
      if (left < 0)
        return &words->words[i];
    }
  return &words->words[words->n_words - 1];
}

/* accord_sample_draw_role:
 *
 * Returns: a kind of job, as often as its weight says
 */
const AccordSampleRole *
accord_sample_draw_role (GRand *rand)
{
  double sum = 0, left;

  for (guint i = 0; i < accord_sample_n_roles; i++)
    sum += accord_sample_roles[i].weight;
  left = g_rand_double (rand) * sum;
  for (guint i = 0; i + 1 < accord_sample_n_roles; i++)
    {
      left -= accord_sample_roles[i].weight;
      if (left < 0)
        return &accord_sample_roles[i];
    }
  return &accord_sample_roles[accord_sample_n_roles - 1];
}

/* accord_sample_draw_campaign:
 *
 * Returns: (nullable): a campaign of this source
 */
const char *
accord_sample_draw_campaign (const char *source,
                             GRand      *rand)
{
  for (guint i = 0; i < G_N_ELEMENTS (CAMPAIGNS); i++)
    {
      guint n = 0;

      if (g_strcmp0 (CAMPAIGNS[i].source, source) != 0)
        continue;
      while (n < G_N_ELEMENTS (CAMPAIGNS[i].campaigns) && CAMPAIGNS[i].campaigns[n] != NULL)
        n++;
      return draw_text (CAMPAIGNS[i].campaigns, n, rand);
    }
  return NULL;
}

/* accord_sample_draw_person:
 *
 * Returns: (transfer full): a first and a last name
 */
char *
accord_sample_draw_person (GRand *rand)
{
  const char *first = draw_text (FIRST_NAMES, G_N_ELEMENTS (FIRST_NAMES), rand);

  return g_strdup_printf ("%s %s", first, draw_text (LAST_NAMES, G_N_ELEMENTS (LAST_NAMES), rand));
}

/* accord_sample_draw_company:
 *
 * Returns: (transfer full): a name that no company has
 */
char *
accord_sample_draw_company (const char *industry,
                            GRand      *rand)
{
  const char *beginning = draw_text (BEGINNINGS, G_N_ELEMENTS (BEGINNINGS), rand);
  const char *ending = draw_text (ENDINGS, G_N_ELEMENTS (ENDINGS), rand);
  guint noun = (guint) (g_rand_double (rand) * G_N_ELEMENTS (COMPANIES[0].nouns));
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (COMPANIES) && g_strcmp0 (COMPANIES[i].industry, industry) != 0)
    i++;
  return g_strdup_printf ("%s%s %s", beginning, ending, COMPANIES[i].nouns[noun]);
}

/* accord_sample_make_email:
 *
 * Returns: (transfer full): an address in the domain that is kept for examples
 */
char *
accord_sample_make_email (const char *person,
                          const char *company)
{
  g_autofree char *local = g_ascii_strdown (person, -1);
  g_autofree char *domain = g_ascii_strdown (company, -1);

  g_strdelimit (local, " ", '.');
  g_strdelimit (domain, " ", '-');
  return g_strdup_printf ("%s@%s.example", local, domain);
}
