/// What visitors are asked before a chat and when nobody is there, and whether their answers will do.
package dev.causerie.form;
