package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands that lay something around a process and become the next command. What they
 * mount, that process alone sees; it takes root.
 */
final class Surroundings {

	private Surroundings() {
	}

	/**
	 * A disk of its own, full or not.
	 * @param directory where it is mounted
	 * @param before what to do before the process begins, in the shell's words
	 */
	static List<String> disk(Path directory, String size, String before) {
		return shell("mount -t tmpfs -o size=" + size + " tmpfs '" + directory + "' && cd '"
				+ System.getProperty("user.dir") + "'" + before);
	}

	/** Others than the machine's own files. */
	static List<String> files(Path resolvConf, Path nsswitch) {
		return shell("mount --bind '" + resolvConf + "' /etc/resolv.conf && mount --bind '" + nsswitch
				+ "' /etc/nsswitch.conf");
	}

	/** A control group, which it takes for the machine's as in a container. */
	static List<String> group(Path group, Path root) {
		return shell("echo $$ >'" + group + "/cgroup.procs' && mount --bind '" + group + "' '" + root + "'");
	}

	private static List<String> shell(String preparation) {
		return List.of("unshare", "--mount", "sh", "-ec", preparation + " && exec \"$@\"", "surroundings");
	}

	static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

}
