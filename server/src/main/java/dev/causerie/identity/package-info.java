/// Who a visitor is, when their site knows: the secret shared with its server, the tokens that it signs, and
/// what is wrong with those that are not taken.
package dev.causerie.identity;
