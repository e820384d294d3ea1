import { knowledge } from './point.ts';

export const travel = knowledge({
  plan: [
    [
      'the order of the stops',
      'place the fixed bookings first and leave half a day free around each',
      'one missed connection that topples the rest',
      'put a generous gap between the legs that matter',
      'a shared calendar with all bookings',
    ],
    [
      'the date',
      'compare two or three travel dates for price, weather and crowds',
      'peak prices for the wettest week',
      'hold refundable bookings for two dates and choose within a week',
      'dates that can move by two days',
    ],
  ],
  structure: [
    [
      'getting around on the spot',
      'choose one or two bases and make day trips from there',
      'half the time spent packing and driving',
      'draw every distance on one map and strike out the outliers',
      'an offline map',
    ],
    [
      'papers and bookings',
      'check passports, insurance and local rules in one sitting',
      'a document that expires during the journey',
      'photograph every document and keep a copy online',
      'valid papers for everyone who travels',
    ],
  ],
  creative: [
    [
      'what makes this journey their own',
      'let each traveller choose one thing that the others simply join',
      "a list of sights that could be anyone's",
      'plan one day with no plan at all',
      'one wish from each traveller',
    ],
    [
      'the less obvious place',
      'look one valley, one harbour or one station beyond the famous spot',
      'standing in line for what everybody photographs',
      'ask a local for the two places they go themselves',
      'a local contact or a good regional guide',
    ],
  ],
  assurance: [
    [
      'health and safety on the way',
      'know the nearest doctor, the insurance number and the way back at every stop',
      'an illness far from help',
      'carry a small kit and a card with the numbers',
      'insurance that covers the real risks',
    ],
    [
      'bookings that fall through',
      'book the first and the last night firmly and keep an alternative for the rest',
      'arriving late with no bed',
      'save one fallback for each night that matters',
      'a list of fallbacks with phone numbers',
    ],
  ],
  capacity: [
    [
      'the money per day',
      'split the budget into travel, beds, food and fun, and watch only the daily part',
      'a rich first half and an empty purse in the second',
      'keep a fifth aside until the last third',
      'a shared purse for common costs',
    ],
    [
      'the strength of the travellers',
      'plan one demanding thing a day and put rest where energy is lowest',
      'tired people who quarrel',
      'let the slowest traveller set the pace every second day',
      'snacks, shade and time',
    ],
  ],
});
