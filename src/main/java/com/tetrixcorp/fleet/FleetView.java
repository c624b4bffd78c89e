package com.tetrixcorp.fleet;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.Drill;
import com.tetrixcorp.health.MemoryReport;
import com.tetrixcorp.health.SharedEvidence;

/**
 * What the database told of the fleet. Moments are monotonic nanoseconds of this
 * instance.
 *
 * @param asOf when the question was sent
 * @param members instances alive then, in the order of their start
 * @param duties the duties by name
 * @param drills the exercises that went on then
 */
record FleetView(long asOf, List<Member> members, Map<String, Duty> duties, List<Drill> drills) {

	FleetView {
		members = List.copyOf(members);
		duties = Map.copyOf(duties);
		drills = List.copyOf(drills);
	}

	/**
	 * The place of an instance in the order of their start.
	 * @param instance its id
	 * @return its place, or -1 if it is not alive
	 */
	int rankOf(@Nullable UUID instance) {
		return this.members.stream().map(Member::id).toList().indexOf(instance);
	}

	/**
	 * One instance.
	 *
	 * @param id the process
	 * @param host its host name
	 * @param region where it runs
	 * @param version the version of its code
	 * @param commit the commit it was built from, if known
	 * @param started when it started
	 * @param seen its newest sign of life
	 * @param facts what it said then
	 */
	record Member(UUID id, String host, String region, String version, @Nullable String commit, long started, long seen,
			Facts facts) {

	}

	/**
	 * What an instance says of itself.
	 *
	 * @param verdict how it sees the whole
	 * @param memory its memory, if measured
	 * @param own what it measured itself, by check
	 * @param calls its probes of the last hour, by check
	 */
	record Facts(String verdict, @Nullable MemoryReport memory, Map<String, Measured> own, Map<String, Long> calls) {

		Facts {
			own = Map.copyOf(own);
			calls = Map.copyOf(calls);
		}

	}

	/**
	 * What an instance itself found last.
	 *
	 * @param failing whether it failed
	 * @param at when
	 * @param since when the first of the same kind in a row was found
	 */
	record Measured(boolean failing, long at, long since) {

	}

	/**
	 * One duty.
	 *
	 * @param name its name
	 * @param holder whose it is, {@code null} if nobody's
	 * @param leaseUntil until when; not after the database's own moment
	 * @param heldSince since when
	 * @param turn when the last probe of the fleet began, if one ever did
	 * @param publication what its holder knew, if anything was told
	 */
	record Duty(String name, @Nullable UUID holder, long leaseUntil, @Nullable Long heldSince, @Nullable Long turn,
			@Nullable Publication publication) {

	}

	/**
	 * What a holder told of its check.
	 *
	 * @param id tells this word from every other one
	 * @param evidence what it knew
	 * @param at when
	 */
	record Publication(String id, SharedEvidence evidence, long at) {

	}

}
