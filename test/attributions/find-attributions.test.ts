import { describe, expect, it } from 'vitest';
import { attributionsOf, notesOf } from './attributions-of.ts';

const cases = (table: readonly (readonly [string, ...string[]])[]) =>
  it.each(table.map(([text, ...notes]) => [text, notes] as const))('%s', (text, notes) => {
    expect(notesOf(text)).toEqual(notes);
  });

describe('findAttributions reads content after the cue', () => {
  cases([
    ['The ministry said that 40 people had died.', 'The ministry | said | that 40 people had died'],
    ['The ministry said 40 people had died.', 'The ministry | said | 40 people had died'],
    ['Officials say the road is open.', 'Officials | say | the road is open'],
    ['The ministry said in a statement on Monday that 40 people had died.', 'The ministry | said | that 40 people had died'],
    ['The minister told reporters in Geneva the talks had failed.', 'The minister | told | the talks had failed'],
    ['The minister told him that the talks had failed.', 'The minister | told | that the talks had failed'],
    ['Roe pointed out that 12 wells were dry.', 'Roe | pointed out | that 12 wells were dry'],
    ['The army promised to free 40 prisoners.', 'The army | promised | to free 40 prisoners'],
    ['Roe warned of 40 more closures.', 'Roe | warned of | 40 more closures'],
    ['The firm announced 40 new jobs.', 'The firm | announced | 40 new jobs'],
    ['The report found that 40 wells were dry.', 'The report | found | that 40 wells were dry'],
    ['The mayor put the damage at 40 million euros.', 'The mayor | put | the damage at 40 million euros'],
    ['Roe accused the army of killing 40 men.', 'Roe | accused | the army of killing 40 men'],
    ['Cement makers, for instance, argue that imports grew.', 'Cement makers, for instance | argue | that imports grew'],
    ['Roe has also claimed that the vote was stolen.', 'Roe | has also claimed | that the vote was stolen'],
    ['Roe believes that 40 men are still inside.', 'Roe | believes | that 40 men are still inside'],
    ['He said: “There are 40 of us.”', 'He | said | “There are 40 of us.”'],
  ]);
});

describe('findAttributions reads what is said as by somebody', () => {
  cases([
    ['As reported by the Northern Gazette, 40 wells were dry last year.', 'the Northern Gazette | reported by | 40 wells were dry last year'],
    ['At least 40 wells are dry, as noted by the auditors.', 'the auditors | noted by | At least 40 wells are dry'],
    [
      'As confirmed by Anna Roe, a spokeswoman for the port, the ferry carried 212 people.',
      'Anna Roe, a spokeswoman for the port | confirmed by | the ferry carried 212 people',
    ],
    ['The yard was seen as run by thieves.'],
    ['Roe works as hired by the port.'],
  ]);
});

describe('findAttributions reads content before the cue and around it', () => {
  cases([
    ['Forty people died, officials said Monday.', 'officials | said | Forty people died'],
    ['The bridge will close, said Anna Roe, the city engineer.', 'Anna Roe, the city engineer | said | The bridge will close'],
    ['The plan, he said, would cost $3 million.', 'he | said | The plan … would cost $3 million'],
    ['“We lost 40 people,” he said.', 'he | said | “We lost 40 people,”'],
    ['"We lost 40 people," said Roe.', 'Roe | said | "We lost 40 people,"'],
    ["''We lost 40 people,'' Mr. Roe said.", "Mr. Roe | said | ''We lost 40 people,''"],
    ['“We lost 40 people,” he said, “and the city is gone.”', 'he | said | “We lost 40 people,” … “and the city is gone.”'],
    ['“It was dark,” said Anna Roe, 34, a nurse from Leeds. “We ran.”', 'Anna Roe, 34, a nurse from Leeds | said | “It was dark,” … “We ran.”'],
    ['“Is it two? Three?” Roe asked.', 'Roe | asked | “Is it two? Three?”'],
    ['As the minister noted, 40 houses burned.', 'the minister | noted | 40 houses burned'],
    ['At least 40 people died, according to Anna Roe, a doctor.', 'Anna Roe, a doctor | according to | At least 40 people died'],
    ['According to the ministry, 40 people died.', 'the ministry | According to | 40 people died'],
    ["The bridge, according to the city's engineers, will need 40 bolts.", "the city's engineers | according to | The bridge … will need 40 bolts"],
    ['In a June poll, 40 percent of farmers favoured the plan.', 'a June poll | In | 40 percent of farmers favoured the plan'],
    ['Flood kills 40: health ministry\n\nThe river rose at night.', 'health ministry | : | Flood kills 40'],
  ]);
});

describe('findAttributions finds the speaker', () => {
  cases([
    ['Anna Roe, a teacher in Leeds, said the school was shut.', 'Anna Roe, a teacher in Leeds | said | the school was shut'],
    ['Roe, who said 40 men had fled, left on Monday.', 'who | said | 40 men had fled'],
    ['The survey released on Friday found that 40 wells were dry.', 'The survey released on Friday | found | that 40 wells were dry'],
    ['Gov. Rick Roe on Monday announced that 40 schools would close.', 'Gov. Rick Roe on Monday | announced | that 40 schools would close'],
    ['Roe said 40 had died and added that more were missing.', 'Roe | said | 40 had died', 'Roe | added | that more were missing'],
    ['The army said 40 had died, adding that 12 were missing.', 'The army | said | 40 had died', 'The army | adding | that 12 were missing'],
    ['The meeting ended with farmers saying that the wells are dry.', 'farmers | saying | that the wells are dry'],
    ['After arguing that the vote was lost, the party is leaving.', 'the party | arguing | that the vote was lost'],
    ['Roe was quoted by TASS as saying 40 had died.', 'Roe | was quoted | 40 had died'],
    ["He was shown the ministry's claim that 40 had died.", 'the ministry | claim | that 40 had died'],
    ['The trip, which Roe said might last 40 days, begins on Monday.', 'Roe | said | which … might last 40 days'],
    ['In recent days the army has confirmed that 40 had died.', 'the army | has confirmed | that 40 had died'],
    ['The toll was reported by the ministry.', 'the ministry | was reported by | The toll'],
  ]);

  it('names nobody where the text names nobody', () => {
    expect(notesOf('About 40 people are believed to be trapped.')).toEqual(['– | are believed | About 40 people … to be trapped']);
    expect(notesOf('It is estimated that 40 people drowned.')).toEqual(['– | is estimated | that 40 people drowned']);
    expect(notesOf('The group reportedly lost 40 men.')).toEqual(['– | reportedly | The group … lost 40 men']);
  });

  it('takes no surname for a cue', () => {
    expect(notesOf('On Friday, Hamad bin Said, who built 40 wells, died aged 79.')).toEqual([]);
  });
});

describe('findAttributions carries quotations', () => {
  it.each([
    [
      'over a quotation without a cue in the next paragraph',
      '“We ran,” Roe said.\n\n“Nobody came to help us.”',
      ['“We ran,”', '“Nobody came to help us.”'],
    ],
    [
      'over paragraphs that open their marks again',
      '“The first day was quiet.\n\n“The second was not,” Roe said.',
      ['“The first day was quiet.', '“The second was not,”'],
    ],
    ['from a colon to the paragraph below', 'Roe said:\n\n“There are 40 of us here.”', ['“There are 40 of us here.”']],
  ])('%s', (_, text, pieces) => {
    const [only, ...others] = attributionsOf(text);
    expect(others).toEqual([]);
    expect(only?.row.source_exact).toBe('Roe');
    expect(only?.contents.map(({ start, end }) => text.slice(start, end))).toEqual(pieces);
  });

  it.each(['The “gift” cost 40 euros.', 'A site called “Farm Watch” had 40 readers.', 'He read “War and Peace” in a week.'])(
    'takes no scare quote or title for speech: %s',
    (text) => {
      expect(notesOf(text)).toEqual([]);
    },
  );

  it('leaves what a quoted speaker reports inside the quotation', () => {
    expect(notesOf('“They told me that 40 had died,” Roe said.')).toEqual(['Roe | said | “They told me that 40 had died,”']);
  });
});

describe('the row of an attribution', () => {
  it.each([
    ['“We lost 40 people,” he said.', 'direct'],
    ['He said they had lost “40 good people” there.', 'mixed'],
    ['He said they had lost 40 people.', 'indirect'],
  ])('tells the kind of %s', (text, kind) => {
    expect(attributionsOf(text)[0]?.row.kind).toBe(kind);
  });

  it.each([
    ['The company did not say that 40 jobs would go.', true],
    ['Police declined to say how many were held.', true],
    ['The company never promised to keep 40 jobs.', true],
    ['Police said 40 were held.', false],
  ])('knows whether the speaking is negated: %s', (text, negated) => {
    expect(attributionsOf(text)[0]?.row.negated).toBe(negated);
  });

  it.each([
    ['The ministry said in a statement that 40 had died.', 'a statement'],
    ['Roe was quoted by TASS as saying 40 had died.', 'TASS'],
  ])('keeps the medium of %s', (text, medium) => {
    expect(attributionsOf(text)[0]?.row.medium).toBe(medium);
  });

  it('makes a relay the medium of the speaker inside', () => {
    const inner = attributionsOf('The ministry said 40 people died, according to TASS.').find(({ row }) => row.cue_lemma === 'say');
    expect(inner?.row).toMatchObject({ source_exact: 'The ministry', medium: 'TASS' });
  });

  it('knows the kind of speaker from the words of the source', () => {
    expect(attributionsOf('The health ministry said 40 had died.')[0]?.row.source_kind).toBe('health_authority');
  });

  it('lemmatises the cue', () => {
    expect(attributionsOf('The two men swore that 40 had fled.')[0]?.row.cue_lemma).toBe('swear');
  });
});

describe('speech without a proposition and nouns that look like cues', () => {
  it.each([
    'The senator criticised the governor.',
    'The reports on the flood filled the front page.',
    'The United States has 40 ships there.',
    'Its reported losses grew.',
    'He met the minister on Monday.',
  ])('gives no row: %s', (text) => {
    expect(notesOf(text)).toEqual([]);
  });
});
