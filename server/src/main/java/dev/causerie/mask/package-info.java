/// What is made unreadable before it is kept: card numbers, and what an account has described itself.
package dev.causerie.mask;
