export default {
  unknown: 'The page failed. Reload it and try again.',
  http: 'The server did not complete this request ({status}). Try again later.',
  client: {
    offline: 'No connection. What you typed is kept; check the network and try again.',
    timeout: 'The server took too long. What you typed is kept; trying again will not send it twice.',
    unreadable: 'The answer of the server cannot be read. Reload and try again.',
  },
  field: {
    checks: 'Answer every item; say what is wrong where it is not good',
    required: 'This is needed',
    invalid: 'This is not right',
    point: 'Longitude and latitude, such as 116.4039, 39.9149',
    phone: 'A complete phone number is needed',
    'too-long': 'Too long',
    'out-of-range': 'Outside of what is possible here',
    'too-short': 'Too short',
    'case-number': 'The number has 14 digits, please check it',
    'phone-tail': 'Please enter four digits',
    'passwords-differ': 'The two new passwords differ',
  },
}
