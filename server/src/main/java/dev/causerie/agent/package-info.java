/// People who answer: profile, role, status, and who of them is there.
package dev.causerie.agent;
