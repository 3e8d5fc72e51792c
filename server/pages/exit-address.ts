/** The cover that quick exit leaves for, here as in the widget. */
export const EXIT_ADDRESS = 'https://www.weather.gov/';
