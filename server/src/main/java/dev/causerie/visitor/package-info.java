/// People who ask: identity, visit, the pages they came by.
package dev.causerie.visitor;
