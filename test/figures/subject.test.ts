import { describe, expect, test } from 'vitest';
import { type Case, slotsOf } from './figure-cases.ts';

const OWNERS: readonly Case[] = [
  ['The town employs around 300 gardeners.', '300', { subject: 'town' }],
  ['Tilecraft, a maker of roof tiles, employs 40 people.', '40', { subject: 'Tilecraft' }],
  ['Harbour officials say the new ferry will need 12 sailors.', '12', { subject: 'new ferry' }],
  ['The mill that burned down in May owed 30 suppliers.', '30', { subject: 'mill' }],
  ['Thieves who robbed a bank in Kalen took 14 bags.', '14', { subject: 'Thieves' }],
  ['Nordbank gained 4%, Fjordline by 2%.', '2%', { subject: 'Fjordline' }],
  ['Shares of Fintex were up 9 cents at $4.20.', '$4.20', { subject: 'Shares of Fintex' }],
  ['The fund gave the young orchestra $20,000.', '$20,000', { subject: 'fund' }],
  ['The pension rises for every year you wait, totalling 5% by sixty.', '5%', { subject: 'pension' }],
  ['A 16-year-old won three medals.', 'three', { subject: '16-year-old' }],
  ['Heavy rain could cause river levels to rise 3 metres.', '3', { counted: 'river levels' }],
  ['The brewery is expected to say it will close 12 shops.', '12', { subject: 'brewery' }],
  ['The union announced a strike by two hundred drivers.', 'two hundred', { counted: 'drivers' }],
  ["The county's 31 schools stayed shut.", '31', { subject: 'county' }],
  ['She drives a car with a six-cylinder engine.', 'six', { counted: 'cylinder', subject: 'engine' }],
  ['Divers checked 35 sections of the old canal.', '35', { subject: 'old canal' }],
  ['The survey of seven villages took a month.', 'seven', { subject: 'survey' }],
  ['Flats from $90,000 to $100,000 sold in a week.', '$90,000 to $100,000', { subject: 'Flats' }],
  ['Bank cuts rate to 4.25%', '4.25%', { counted: 'rate', subject: 'Bank' }],
  ['The storm of May killed four people and cost insurers 30 million crowns.', '30 million', { counted: null }],
  ['"At 30 kilometres I stopped," he said.', '30', { counted: null }],
  ['A disorderly exit would cost $800 million.', '$800 million', { subject: 'disorderly exit' }],
];

const NOBODY: readonly Case[] = [
  ['In June 35 sailors went on strike.', '35', { subject: null }],
  ['The ministry said 35 sailors were missing.', '35', { subject: null }],
  ['Shots were heard in two towns.', 'two', { subject: null }],
  ['They bought 12 boats.', '12', { subject: null }],
  ['The ministry reported 35 cases.', '35', { subject: null }],
];

const MEASURED: readonly Case[] = [
  ['The brewery had a poor day, with its shares down 3%.', '3%', { counted: 'shares', subject: 'brewery' }],
  ['The shepherd wants another goat or two.', 'two', { counted: 'goat', subject: 'shepherd' }],
  ['Tilecraft cut its forecast for the year to $3 million.', '$3 million', { counted: 'forecast', subject: 'Tilecraft' }],
  ['The index slid 1% on turnover of $3 million.', '$3 million', { counted: 'turnover', subject: null }],
  ['The pump has a larger tank, 40 litres, than the old one.', '40', { counted: 'larger tank', subject: 'pump' }],
  ['The grocer expects a loss of $3 million, down from $4 million.', '$4 million', { counted: 'loss', subject: 'grocer' }],
  ['The lake is 18 metres in depth.', '18', { counted: 'lake', subject: null }],
];

describe('whose number it is', () => {
  test.each(OWNERS)('is said by the words around it: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(NOBODY)('stays open where nobody but a speaker is named: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
  test.each(MEASURED)('is told from what is measured: %s (%s)', (...one) => expect(slotsOf(one)).toEqual(one[2]));
});
