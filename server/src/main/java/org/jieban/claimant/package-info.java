/**
 * The people who say what is wrong (诉求人): their names and phones, and the links by which they follow
 * their cases.
 *
 * <p>What is stored here is sealed; what leaves here is masked. Clear text leaves only through {@link
 * org.jieban.claimant.Claimants#reveal}, with a reason, and each look is on record. The party
 * complained about must never learn who complained. No name and no phone may reach a log, an
 * address or a message of an exception.
 */
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit"})
@NullMarked
package org.jieban.claimant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
